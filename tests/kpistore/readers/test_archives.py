"""What is inside folders and ZIP archives, and what is refused before it is unpacked."""

import stat
import zipfile
from pathlib import Path

import pytest

from kpistore.readers import archives
from kpistore.readers.archives import members, paths_in
from kpistore.readers.file_reading import Problem, Refused
from kpistore.readers.source import Limits, Source

SMALL = Limits(file=2000, held=2000, unpacked=5000, ratio=20)


def archive(folder: Path, **held: bytes) -> Path:
    path = folder / "months.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in held.items():
            written.writestr(name, content)
    return path


def encrypted(path: Path) -> Path:
    """The same archive with every member marked as locked, as a password leaves them."""
    raw = bytearray(path.read_bytes())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(sign)
        while at >= 0:
            raw[at + place] |= 1
            at = raw.find(sign, at + 4)
    path.write_bytes(raw)
    return path


def test_members_are_sources_of_their_own_in_order_of_name_and_can_be_opened_again(tmp_path: Path) -> None:
    path = archive(tmp_path, **{"2021-11/b.csv": b"two", "2021-10/a.csv": b"one", "__MACOSX/a": b"x", ".x": b"y"})
    found = members(path, Limits())
    assert all(isinstance(each, Source) for each in found)
    sources = [each for each in found if isinstance(each, Source)]
    assert [(each.name, each.size, each.whole(Limits())) for each in sources] == [
        ("a.csv", 3, b"one"),
        ("b.csv", 3, b"two"),
    ]
    assert [each.head() for each in sources] == [b"one", b"two"]


@pytest.mark.parametrize("name", ["../a.csv", "x/../../a.csv", "/etc/a.csv", "..\\a.csv", "C:\\a.csv"])
def test_a_name_that_leads_out_refuses_the_whole_archive(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match=r"months\.zip: the member .* leads out of the archive"):
        members(archive(tmp_path, **{"good.csv": b"1", name: b"2"}), Limits())


def test_a_link_refuses_the_whole_archive(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("a.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "months.zip", "w") as written:
        written.writestr(link, "/etc/passwd")
    with pytest.raises(Refused, match="leads out of the archive"):
        members(tmp_path / "months.zip", Limits())


def test_what_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"months\.zip unpacks to 0 MB, more than 0 MB; split it"):
        members(archive(tmp_path, a=bytes(1800), b=bytes(1800), c=bytes(1800)), SMALL)
    with pytest.raises(Refused, match="“a” unpacks to 9 MB from next to nothing"):
        members(archive(tmp_path, a=bytes(9 * 1024**2)), Limits())


def test_an_archive_of_too_many_members_is_refused_before_its_list_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = archive(tmp_path, a=b"1", b=b"2", c=b"3")
    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    with pytest.raises(Refused, match=r"months\.zip holds 3 files, more than 2; split it"):
        members(path, Limits())
    monkeypatch.setattr(archives, "LONGEST_LIST_BYTES", 100)
    with pytest.raises(Refused, match="its list of members is too long"):
        members(path, Limits())


def test_a_locked_a_large_and_a_nested_member_are_refused_alone(tmp_path: Path) -> None:
    (locked,) = members(encrypted(archive(tmp_path, **{"a.csv": b"1"})), Limits())
    assert isinstance(locked, Problem)
    assert (locked.where, "protected by a password" in locked.why) == ("a.csv", True)
    large, nested = members(archive(tmp_path, **{"a.csv": bytes(2001), "b.zip": b"PK"}), SMALL)
    assert isinstance(large, Problem)
    assert isinstance(nested, Problem)
    assert "is larger than" in large.why
    assert "archive within the archive" in nested.why


@pytest.mark.parametrize("kept", [0.5, 0.9])
def test_an_archive_that_is_cut_off_is_refused(tmp_path: Path, kept: float) -> None:
    path = archive(tmp_path, **{"a.csv": bytes(range(256)) * 9})
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])
    with pytest.raises(Refused, match=r"months\.zip is cut off or damaged"):
        members(path, Limits())


def test_folders_give_their_files_at_any_depth_and_no_hidden_ones(tmp_path: Path) -> None:
    for name in ("2021-11/b.csv", "2021-10/a.csv", ".hidden/c.csv", "2021-10/.DS_Store"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("1")
    alone = tmp_path / "gone.csv"
    assert [each.name for each in paths_in([alone, tmp_path])] == ["gone.csv", "a.csv", "b.csv"]
