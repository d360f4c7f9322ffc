"""The organizer: her pages, and the REST that they and other programs use."""

from fastapi import APIRouter

from app.web.organize import account_api, pages, programme_api, question_api, session_api

router = APIRouter()
for part in (account_api, programme_api, question_api, session_api, pages):
    router.include_router(part.router)
