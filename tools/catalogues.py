"""Collects the texts a person reads into app/locales, keeping what is translated. Run by `make catalogues`.

Texts that nobody uses any more are dropped; English is filled in from the code, which is English.
"""

import io
import sys

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from app.locales import LANGUAGES, po_path
from app.locales.domains import SOURCES, collect


def main() -> None:
    for domain in sys.argv[1:] or SOURCES:
        collected = collect(domain)
        for language in LANGUAGES:
            path = po_path(domain, language)
            catalog = Catalog(locale=language, domain=domain)
            if path.is_file():
                with path.open("rb") as file:
                    catalog = read_po(file, locale=language, domain=domain)
            catalog.update(collected, no_fuzzy_matching=True)
            catalog.obsolete.clear()
            for message in catalog:
                if language == "en" and message.id:
                    message.string = message.id
            write(catalog, path)
            missing = [message.id for message in catalog if message.id and not filled(message)]
            for text in missing:
                print(f"{language}/{domain}: not translated: {text}")


def filled(message) -> bool:
    return all(message.string) if isinstance(message.string, (list, tuple)) else bool(message.string)


def write(catalog: Catalog, path) -> None:
    """Without dates, line numbers or addresses: a catalogue changes only when a text does."""
    for message in catalog:
        message.locations = []
    buffer = io.BytesIO()
    write_po(buffer, catalog, omit_header=True, sort_output=True, width=0, no_location=True)
    header = f'msgid ""\nmsgstr ""\n"Language: {catalog.locale}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    header += '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(header.encode() + buffer.getvalue())


if __name__ == "__main__":
    main()
