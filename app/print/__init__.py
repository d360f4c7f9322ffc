"""What is printed before a session: posters for the door and slips for the seats, as PDF.

The `.typ` files say how a sheet looks, and what is on it comes to them as data: nothing that somebody typed is ever
read as markup. Knows no session and no address; it is handed what stands on the sheet.
"""
