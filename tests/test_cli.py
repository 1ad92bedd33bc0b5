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
    folder = tmp_path / ("a long name " * 12) / "nowhere"
    result = run(cli.app, ["publish", "--data", str(folder)])
    assert result.exit_code == 2 and result.output == f"Không có thư mục “{folder}”: hãy kiểm tra lại tên.\n"


def test_a_refusal_is_a_line_in_the_language_asked_for_wherever_that_stands(tmp_path):
    (tmp_path / "file").write_text("")
    assert "không phải thư mục" in run(cli.app, ["lab", "--data", str(tmp_path / "file")]).output
    template = run(cli.app, ["deck", "-o", str(tmp_path / "a.pptx"), "--template", str(tmp_path / "no.pptx")])
    assert template.exit_code == 2 and "no.pptx" in template.output and len(template.output.splitlines()) == 1
    for order in (("--data", str(tmp_path / "no"), "--lang", "en"), ("--lang", "en", "--data", str(tmp_path / "no"))):
        assert "There is no folder" in run(cli.app, ["publish", *order]).output


def test_lab_says_in_a_sentence_why_it_cannot_open(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("DANVAN_HOME", str(tmp_path / "file" / "home"))
    result = run(cli.app, ["lab", "--no-browser"])
    assert result.exit_code == 2 and "DANVAN_HOME" in result.output
