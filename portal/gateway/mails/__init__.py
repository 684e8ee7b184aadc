"""The mails of the gateway, each made anew from spool and ledger whenever it is to be sent."""

from portal.gateway.mails.composer import Composer

__all__ = ["Composer"]
