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
    monkeypatch.setattr(cli.launch, "start", lambda *given: seen.update(given=given) or 0)
    result = run(cli.app, ["lab", "--no-browser", "--port", "9999"])
    assert result.exit_code == 0 and seen["given"] == (9999, False, None, None)


def test_lab_passes_a_folder_of_registers_on(monkeypatch, tmp_path):
    seen = {}
    monkeypatch.setattr(cli.launch, "start", lambda *given: seen.update(given=given) or 0)
    assert run(cli.app, ["lab", "--data", str(tmp_path), "--port", "1"]).exit_code == 0
    assert seen["given"] == (1, True, tmp_path, None)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    result = run(cli.app, ["publish", "--data", str(tmp_path / "nowhere")])
    assert result.exit_code == 2 and "nowhere" in result.output.replace("\n", "")


def test_lab_says_in_a_sentence_why_it_cannot_open(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("DANVAN_HOME", str(tmp_path / "file" / "home"))
    result = run(cli.app, ["lab", "--no-browser"])
    assert result.exit_code == 2 and "DANVAN_HOME" in result.output
