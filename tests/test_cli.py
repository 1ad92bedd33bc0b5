from typer.testing import CliRunner

from danvan_data import __version__, cli

run = CliRunner().invoke


def test_version():
    assert run(cli.app, ["--version"]).output.strip() == f"danvan {__version__}"


def test_help_names_every_command():
    output = run(cli.app, ["--help"]).output
    assert "lab" in output and "--version" in output


def test_lab_refuses_a_folder_that_is_not_there(tmp_path):
    result = run(cli.app, ["lab", "--data", str(tmp_path / "none")])
    assert result.exit_code == 2 and "Traceback" not in result.output


def test_lab_passes_its_options_on(tmp_path, monkeypatch):
    seen = {}
    monkeypatch.setattr(cli.lab, "launch", lambda *given: seen.update(given=given) or 0)
    result = run(cli.app, ["lab", "--no-browser", "--port", "9999", "--data", str(tmp_path)])
    assert result.exit_code == 0 and seen["given"] == (9999, False, tmp_path, None)
