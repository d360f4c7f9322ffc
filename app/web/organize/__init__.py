"""The organizer: her pages, and the REST that they and other programs use."""

from fastapi import APIRouter

from app.web.organize import (
    account_api,
    document_api,
    export_api,
    invitation_api,
    link_api,
    live_api,
    log_api,
    pages,
    password_api,
    people_api,
    picture_api,
    preparation_api,
    print_api,
    privacy_api,
    programme_api,
    programme_file_api,
    programme_life_api,
    question_api,
    question_picture_api,
    result_pages,
    results_api,
    session_api,
    share_api,
    token_api,
    word_api,
)

router = APIRouter()
for part in (
    account_api,
    password_api,
    token_api,
    people_api,
    invitation_api,
    log_api,
    programme_api,
    share_api,
    programme_file_api,
    programme_life_api,
    question_api,
    question_picture_api,
    document_api,
    export_api,
    live_api,  # before a session by its id
    session_api,
    link_api,
    picture_api,
    print_api,
    word_api,
    privacy_api,
    results_api,
    result_pages,
    preparation_api,
    pages,
):
    router.include_router(part.router)
