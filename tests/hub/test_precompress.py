"""Pressed copies of a built site: right, kept between builds, never stale."""

from __future__ import annotations

import gzip

import brotli
import pytest
from riktig_hub.precompress import main, precompress

TEXT = b"en lang side om forskrivning\n" * 200


@pytest.fixture
def built(tmp_path):
    site = tmp_path / "html"
    (site / "runtime" / "abc").mkdir(parents=True)
    (site / "page.html").write_bytes(TEXT)
    (site / "runtime" / "abc" / "core.zip").write_bytes(TEXT[::-1])
    (site / "small.css").write_bytes(b"p{}")
    (site / "picture.png").write_bytes(TEXT)
    return site


def test_copies_hold_what_they_came_from(built, tmp_path):
    before, after = precompress(built, tmp_path / "kept")
    assert after < before
    for path in (built / "page.html", built / "runtime/abc/core.zip"):
        content = path.read_bytes()
        assert brotli.decompress(path.with_name(path.name + ".br").read_bytes()) == content
        assert gzip.decompress(path.with_name(path.name + ".gz").read_bytes()) == content


def test_small_and_pressed_files_are_left_alone(built, tmp_path):
    precompress(built, tmp_path / "kept")
    assert not list(built.glob("small.css.*"))
    assert not list(built.glob("picture.png.*"))


def test_what_does_not_shrink_gets_no_copy(built, tmp_path):
    noise = built / "runtime" / "noise.zip"
    noise.write_bytes(brotli.compress(bytes(range(256)) * 50 + TEXT, quality=1) * 1)
    noise.write_bytes(b"".join(bytes([(i * i * 7919 + i // 3) % 256]) for i in range(600)))
    precompress(built, tmp_path / "kept")
    copy = noise.with_name("noise.zip.br")
    assert not copy.exists() or copy.stat().st_size < noise.stat().st_size


def test_a_changed_page_gets_a_new_copy_and_a_removed_one_loses_it(built, tmp_path):
    precompress(built, tmp_path / "kept")
    (built / "page.html").write_bytes(TEXT + b"nytt")
    (built / "runtime/abc/core.zip").unlink()
    precompress(built, tmp_path / "kept")
    assert brotli.decompress((built / "page.html.br").read_bytes()).endswith(b"nytt")
    assert not list((built / "runtime").rglob("*.br"))


def test_pressed_bytes_are_kept_between_builds(built, tmp_path):
    kept = tmp_path / "kept"
    precompress(built, kept)
    stamps = {path: path.stat().st_mtime_ns for path in kept.iterdir()}
    for copy in built.rglob("*.br"):
        copy.unlink()
    precompress(built, kept)
    assert {path: path.stat().st_mtime_ns for path in kept.iterdir()} == stamps
    assert (built / "page.html.br").exists()


def test_the_same_bytes_from_the_same_site(built, tmp_path):
    precompress(built, tmp_path / "one")
    first = {path: path.read_bytes() for path in built.rglob("*.gz")}
    precompress(built, tmp_path / "two")
    assert {path: path.read_bytes() for path in built.rglob("*.gz")} == first


def test_the_command_says_how_much(built, capsys):
    assert main([str(built)]) == 0
    assert "MB to send" in capsys.readouterr().out
    assert (built.parent / "pressed").is_dir()
