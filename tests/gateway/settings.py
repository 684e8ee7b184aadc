"""A gateway.toml for the tests that run the gateway as a program."""

_TEXT = """\
[office]
organ = "试点县林业局"
name = "试点县林业局办公室"
address = "试点县青屏路36号"
phone = "0789-6521208"
[public]
site = "{site}"
address = "{address}"
[listen]
port = {port}
[store]
folder = "{folder}"
reserve_mb = 1
[mail]
mailbox = "xxgk@lyj.shidian.example"
sender = "gateway@lyj.shidian.example"
[route]
host = "127.0.0.1"
port = {mail_port}
security = "none"
"""


def gateway_toml(*, site: str, address: str, port: int, mail_port: int, folder: str = "store") -> str:
    """Its text; the route to the mail server comes last."""
    return _TEXT.format(site=site, address=address, port=port, mail_port=mail_port, folder=folder)
