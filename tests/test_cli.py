from typer.testing import CliRunner

from danvan_data import __version__, cli

run = CliRunner().invoke


def test_version():
    assert run(cli.app, ["--version"]).output.strip() == f"danvan {__version__}"


def test_help_names_every_command():
    output = run(cli.app, ["--help"]).output
    assert "lab" in output and "--version" in output


def test_lab_passes_its_options_on(monkeypatch):
    seen = {}
    monkeypatch.setattr(cli.lab, "launch", lambda *given: seen.update(given=given) or 0)
    result = run(cli.app, ["lab", "--no-browser", "--port", "9999"])
    assert result.exit_code == 0 and seen["given"] == (9999, False, None, None)
