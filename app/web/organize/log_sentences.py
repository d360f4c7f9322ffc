"""What the log says of each action, in a sentence that anybody reads."""

from app.locales import catalogue
from app.store.audit import AuditEntry
from app.web.refusals import N_

# `who` did it to `subject`; `person`, `role`, `name`, `provider` and `file_format` are details, where there are any.
SENTENCES = {
    "account.made": N_("{who} made an account."),
    "account.made_by_sso": N_("{who} made an account by signing in with {provider}: {role}."),
    "account.linked": N_("{who} signed in with {provider} for the first time."),
    "account.unlinked": N_("{who} unlinked the account of {subject} from the identity provider."),
    "account.role_changed": N_("{who} gave {subject} another role: {role}."),
    "account.closed": N_("{who} closed the account of {subject}."),
    "account.opened": N_("{who} opened the account of {subject} again."),
    "account.signed_out": N_("{who} signed out everywhere."),
    "password.changed": N_("{who} changed the password."),
    "token.made": N_("{who} made the API token “{subject}”."),
    "token.revoked": N_("{who} revoked the API token “{subject}”."),
    "invitation.made": N_("{who} invited {subject}: {role}."),
    "invitation.revoked": N_("{who} took back the invitation for {subject}."),
    "share.given": N_("{who} shared “{subject}” with {person}: {role}."),
    "share.changed": N_("{who} changed what {person} may do with “{subject}”: {role}."),
    "share.taken": N_("{who} shares “{subject}” with {person} no more."),
    "share.invited": N_("{who} invited somebody to “{subject}”: {role}."),
    "share.uninvited": N_("{who} took back an invitation to “{subject}”."),
    "share.accepted": N_("{who} accepted an invitation to “{subject}”."),
    "session.ended": N_("{who} ended the session “{subject}”."),
    "privacy.changed": N_("{who} changed how long answers to “{subject}” are kept, or its smallest group."),
    "programme.archived": N_("{who} archived the programme “{subject}”."),
    "programme.restored": N_("{who} brought the programme “{subject}” back from the archive."),
    "programme.duplicated": N_("{who} made a copy of the programme “{subject}”."),
    "programme.deleted": N_("{who} deleted the programme “{subject}”: {sessions} sessions, {answers} answers."),
    "answers.deleted": N_("{who} deleted the session “{subject}”: {answers} answers of {participants} participants."),
    "programme.imported": N_("{who} made the programme “{subject}” from a file."),
    "programme.exported": N_("{who} exported the programme “{subject}” ({file_format})."),
    "session.exported": N_("{who} exported the session “{subject}” ({file_format})."),
    "picture.exported": N_("{who} exported a picture of the results of “{subject}” ({file_format})."),
    "prints.made": N_("{who} made posters or seat slips of “{subject}” to print."),
    "link.made": N_("{who} made a presenter link to “{subject}” for {name}."),
    "link.revoked": N_("{who} revoked the presenter link of {name} to “{subject}”."),
    "link.replaced": N_("{who} replaced the organizer's own presenter link to “{subject}”."),
}
ROLES = {"owner": N_("owner"), "organizer": N_("organizer"), "viewer": N_("viewer"), "editor": N_("editor")}
_UNKNOWN = N_("{who}: {action}, “{subject}”")
_NOBODY = N_("The server")


def log_sentence(entry: AuditEntry, language: str) -> str:
    """What was done, by whom and to what. What another version of Visent has logged is told by its bare name."""
    texts = catalogue("organize", language)
    values = {**entry.details}
    if "role" in values:
        values["role"] = texts.text(ROLES.get(values["role"], str(values["role"])))
    who = entry.organizer_name or texts.text(_NOBODY)
    sentence = SENTENCES.get(entry.action, _UNKNOWN)
    return texts.text(sentence, who=who, subject=entry.subject, action=entry.action, **values)
