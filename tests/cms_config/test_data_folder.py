"""The folder of the data is nobody else's, and its key is made once."""

import multiprocessing
import stat

from cms_config.data_folder import data_folder, lasting_key


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_only_its_owner_enters_the_folder(tmp_path):
    open_to_all = tmp_path / "var"
    open_to_all.mkdir(mode=0o777)
    assert mode(data_folder(open_to_all)) == 0o700


def test_the_key_is_long_lasting_and_nobody_elses(tmp_path):
    folder = tmp_path / "a" / "var"
    key = lasting_key(folder)
    assert len(key) >= 50
    assert lasting_key(folder) == key
    assert mode(folder / "secret_key") == 0o600
    assert [file.name for file in folder.iterdir()] == ["secret_key"]


def test_starts_at_once_agree_on_one_key(tmp_path):
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        keys = pool.map(lasting_key, [tmp_path] * 4)
    assert len(set(keys)) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"]
