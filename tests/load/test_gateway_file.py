"""gateway.toml: what it says, and what is said of its mistakes."""

import shutil
from pathlib import Path

import pytest

from portal.commands.showing import as_line
from portal.load.gateway_file import load_gateway

SAMPLE = Path(__file__).parents[2] / "gateway.toml"


@pytest.fixture
def root(tmp_path):
    """A site with the sample's gateway.toml."""
    shutil.copy(SAMPLE, tmp_path)
    return tmp_path


def change(root, before, after):
    """Replace a line of gateway.toml."""
    file = root / "gateway.toml"
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")


def said(root, **environ):
    """What is said of it, line by line."""
    return [as_line(problem, "zh") for problem in load_gateway(root, environ)[1]]


def test_the_sample_is_right(root):
    """The gateway.toml we ship has no mistake and says what it shows."""
    settings, problems = load_gateway(root, {})
    assert ([], "https://sq.lyj.yunling.example/", root / ".gongkai/gateway") == (
        problems,
        settings.address,
        settings.store,
    )
    assert ("https://lyj.yunling.example", "https://sq.lyj.yunling.example") == settings.origins


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ('phone = "0789-6521208"\n', "", "gateway.toml:2:1: error[gateway-missing-setting]: [office] 里缺少“phone”，"),
        ("phone = ", "phnoe = ", "gateway.toml:8:1: error[unknown-setting-near]: 不认识设置“phnoe”，是不是想写“phone”"),
        (
            "[limits]",
            "[quota]",
            "gateway.toml:40:1: error[unknown-setting]: 不认识设置“quota”，可以写的有：office、public、",
        ),
        (
            "port = 8025",
            'port = "8025"',
            "gateway.toml:19:1: error[gateway-port]: 端口“port”要写1到65535的整数，不是 8025",
        ),
        ("port = 25", "port = 70000", "gateway.toml:37:1: error[gateway-port]: "),
        ("files = 10", "files = 0", "gateway.toml:42:1: error[gateway-not-a-number]: 设置“files”要写大于0的整数"),
        ('site = "https://', 'site = "', "gateway.toml:13:1: error[gateway-address]: “site”不是完整的网址：lyj."),
        (
            '"gateway@lyj',
            '"gateway lyj',
            "gateway.toml:31:1: error[gateway-mail-address]: “sender”不是邮箱地址：gateway lyj",
        ),
        ('"08:30"', '"8点半"', "gateway.toml:33:1: error[gateway-time]: “digest_at”不是时刻：8点半"),
        ("{number}", "{name}", "gateway.toml:32:1: error[gateway-subject]: "),
        ('["127.0.0.1"]', '["nginx"]', "gateway.toml:20:1: error[gateway-proxies]: "),
        ("accent = ", 'origins = ["lyj.example/"]\naccent = ', "gateway.toml:15:1: error[gateway-origins]: "),
        ('security = "none"', 'security = "ssl"', "gateway.toml:38:1: error[gateway-security]: "),
        (
            'host = "127.0.0.1"\nport = 25',
            'host = "smtp.mail.example"\nport = 25',
            "gateway.toml:38:1: error[gateway-no-tls]: 发往 smtp.mail.example 的邮件没有加密",
        ),
        (
            "[limits]",
            'password = "secret"\n[limits]',
            "gateway.toml:40:1: error[gateway-password]: 密码不能写在设置文件里",
        ),
        ("[limits]", 'user = "office"\n[limits]', "gateway.toml:40:1: error[gateway-no-password]: "),
        (
            "[limits]",
            'password_env = "NOT_SET"\n[limits]',
            "gateway.toml:40:1: error[gateway-secret-unset]: 环境变量 NOT_SET ",
        ),
        ("[limits]", 'password_file = "/no/file"\n[limits]', "gateway.toml:40:1: error[gateway-secret-file]: "),
        ('name = "云岭县林业局办公室"', 'name = ""', "gateway.toml:4:1: error[empty-setting]: "),
        ('"云岭县林业局"', "“云岭县林业局”", "gateway.toml:3:9: error[toml-quotes]: "),
    ],
)
def test_every_mistake_has_its_place(root, before, after, expected):
    """Each mistake is told at its line and column, and no settings are given."""
    change(root, before, after)
    (line,) = said(root)
    assert line.startswith(expected)
    assert load_gateway(root, {})[0] is None


def give_key(root, text, mode=0o600, name="etc/store.key"):
    """Name a key file of this text in gateway.toml."""
    file = root.parent / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    file.chmod(mode)
    change(root, "reserve_mb", f'key_file = "{file}"\nreserve_mb')
    return file


KEY = "0f" * 32


@pytest.mark.parametrize(
    ("text", "mode", "name", "expected"),
    [
        (KEY, 0o640, "etc/store.key", "error[gateway-key-open]: 密钥文件 {file} 别的用户也能读，请交给"),
        (KEY, 0o600, "site/store.key", "error[gateway-key-near]: 密钥文件 {file} 放在 {root} 里，和加密的内容"),
        (
            KEY,
            0o600,
            "site/.gongkai/gateway/k",
            "error[gateway-key-near]: 密钥文件 {file} 放在 {root}/.gongkai/gateway",
        ),
        (KEY[:-1], 0o600, "etc/store.key", "error[gateway-bad-key]: “key_file”里的第1个密钥不对，密钥是64位的"),
        (f"{KEY}\n{KEY}0", 0o600, "etc/store.key", "error[gateway-bad-key]: “key_file”里的第2个密钥不对"),
        ("", 0o600, "etc/store.key", "error[gateway-bad-key]: “key_file”里的第1个密钥不对"),
    ],
)
def test_a_key_that_guards_nothing_is_refused(tmp_path, text, mode, name, expected):
    """A key that others read, that lies beside what it locks, or that is none, is told at its line."""
    root = tmp_path / "site"
    (root / ".gongkai/gateway").mkdir(parents=True)
    shutil.copy(SAMPLE, root)
    file = give_key(root, text, mode, name)
    (line,) = said(root)
    assert line.startswith(f"gateway.toml:25:1: {expected.format(file=file, root=root)}")
    assert [] == load_gateway(root, None)[1]


def test_a_key_in_a_git_repository_is_refused(tmp_path):
    """Also where the repository is not the site's own."""
    root = tmp_path / "site"
    root.mkdir()
    shutil.copy(SAMPLE, root)
    (tmp_path / "etc/.git").mkdir(parents=True)
    give_key(root, KEY)
    assert "error[gateway-key-near]" in said(root)[0]


def test_keys_come_from_a_file_or_the_environment(tmp_path):
    """Of several keys the order stays, notes are no keys, and one place alone may be named."""
    root = tmp_path / "site"
    root.mkdir()
    shutil.copy(SAMPLE, root)
    file = give_key(root, f"{KEY} # 2026年\n{'AB' * 32}\n")
    assert (b"\x0f" * 32, b"\xab" * 32) == load_gateway(root, {})[0].keys
    change(root, f'key_file = "{file}"', 'key_env = "STORE_KEY"')
    assert (b"\x0f" * 32,) == load_gateway(root, {"STORE_KEY": KEY})[0].keys
    assert "error[gateway-secret-unset]: 环境变量 STORE_KEY " in said(root)[0]
    without = load_gateway(root, None)[0]
    assert ((), True) == (without.keys, without.seals)
    change(root, "reserve_mb", f'key_file = "{file}"\nreserve_mb')
    assert "error[gateway-keys-twice]: key_env 和 key_file 只能写一个" in said(root, STORE_KEY=KEY)[0]
    file.unlink()
    change(root, 'key_env = "STORE_KEY"\n', "")
    assert f"error[gateway-key-file]: 读不了密钥文件 {file}（" in said(root)[0]


def test_all_mistakes_at_once(root):
    """Several mistakes are told in one go."""
    change(root, "port = 8025", "port = 0")
    change(root, '"08:30"', '"25:00"')
    change(root, "[limits]", "[limit]")
    assert 3 == len(said(root))


def test_without_the_file(tmp_path):
    """Without gateway.toml it is said where to find how to write one."""
    (line,) = said(tmp_path)
    assert line.startswith(
        "gateway.toml:1:1: error[gateway-no-settings]: 没有网关设置 gateway.toml，请照 docs/zh/gateway.md "
    )


def test_passwords_come_from_outside(root):
    """A password is read from the environment, or from a file."""
    change(root, "[limits]", 'user = "office"\npassword_env = "MAIL_WORD"\n[limits]')
    assert "word" == load_gateway(root, {"MAIL_WORD": "word"})[0].routes[0].password
    (root / "word").write_text("from a file\n", "utf-8")
    change(root, 'password_env = "MAIL_WORD"', f'password_file = "{root / "word"}"')
    assert "from a file" == load_gateway(root, {})[0].routes[0].password


def test_a_second_route(root):
    """A second mail server may be named."""
    change(root, "[limits]", '[second_route]\nhost = "smtp.mail.example"\nport = 465\nsize_mb = 10\n[limits]')
    second = load_gateway(root, {})[0].routes[1]
    assert ("smtp.mail.example", 465, "tls", 10_000_000) == (second.host, second.port, second.security, second.size)
