"""What people read who come back from the identity provider and are not signed in."""

from typing import Literal

import msgspec

from app.store.provider_accounts import Refusal
from app.web.organize.sign_on import FaultReason
from app.web.refusals import N_

Reason = Literal["lost"] | FaultReason | Refusal


class Said(msgspec.Struct, frozen=True):
    """English texts of the organize catalogue; `{name}` is what people know the provider by."""

    status: int
    heading: str
    happened: str
    advice: str
    may_retry: bool = True


_ASK_OPERATOR = N_("Try again. If it happens again, tell whoever runs this server: its log says why.")

REFUSALS: dict[str, Said] = {
    "lost": Said(
        400,
        N_("That took too long, or began elsewhere"),
        N_("Signing in with {name} works once, within ten minutes, in the browser it began in. Nothing was changed."),
        N_("Begin again from here."),
    ),
    "cancelled": Said(
        403,
        N_("You were not signed in"),
        N_("{name} says that you stopped, or that you may not use Visent. Nothing was changed."),
        N_("Try again, or ask whoever looks after your account at {name}."),
    ),
    "unreachable": Said(
        503,
        N_("{name} does not answer"),
        N_("Visent could not ask who you are. Nothing was changed, and sessions that are under way go on."),
        N_("Try again in a moment."),
    ),
    "busy": Said(
        503,
        N_("Many people are signing in right now"),
        N_("Visent could not see to all of them at once. Nothing was changed."),
        N_("Wait a few seconds, then try again."),
    ),
    "provider": Said(
        502,
        N_("{name} did not say who you are"),
        N_("It answered with an error. Nothing was changed."),
        _ASK_OPERATOR,
    ),
    "untrusted": Said(
        502,
        N_("The answer from {name} could not be trusted"),
        N_("It is not certain that it came from there and was meant for you. Nobody was signed in."),
        _ASK_OPERATOR,
    ),
    "no_account": Said(
        403,
        N_("You have no account here"),
        N_("{name} knows you, but nobody has invited you to this server. Nothing about you was kept."),
        N_("Ask an owner to invite you by the e-mail address that {name} has, then try again."),
    ),
    "unverified": Said(
        403,
        N_("Your e-mail address is not confirmed"),
        N_("{name} does not vouch for it, so Visent cannot tell which account is yours. Nothing about you was kept."),
        N_("Have the address confirmed at {name}, then try again."),
    ),
    "linked_elsewhere": Said(
        403,
        N_("Your e-mail address belongs to another sign-in"),
        N_("The account that has it was opened with another identity before, there or elsewhere. Nothing was changed."),
        N_("Ask an owner of this server to look into it."),
    ),
    "closed": Said(
        403,
        N_("Your account is closed"),
        N_("An owner of this server has closed it. What you made is still here."),
        N_("Ask an owner to open it again."),
    ),
    "no_owner": Said(
        403,
        N_("Nobody has an account yet"),
        N_("The server printed a one-time link when it started. Open that link to make the first account."),
        N_("Then sign in with {name}, if your e-mail address is the same there."),
        may_retry=False,
    ),
}
