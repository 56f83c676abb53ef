# SPDX-License-Identifier: Apache-2.0
"""What a mail program does in a day, with Python's own library."""
import imaplib
import sys
import time

imap = imaplib.IMAP4("127.0.0.1", int(sys.argv[1]))


def ok(answer):
    assert answer[0] == "OK", answer
    return answer[1]


imap.authenticate("PLAIN", lambda _: b"\0claire\0secret")
names = b"\n".join(ok(imap.list()))
assert b'"INBOX"' in names and b"\\Sent" in names, names
assert b"Shared/transmer@mercure.example/INBOX" in names, names
ok(imap.namespace())
ok(imap.create("Dossiers/2026"))
ok(imap.create("Entr&AOk-es"))
assert b'"Entr&AOk-es"' in b"\n".join(ok(imap.list('""', '"Entr%"')))
ok(imap.rename("Dossiers", "Affaires"))
assert b'"Affaires/2026"' in b"\n".join(ok(imap.list()))
ok(imap.subscribe("Affaires/2026"))
assert len(ok(imap.lsub())) == 1
raw = (
    b"From: a@b.example\r\nTo: c@d.example\r\nSubject: MRN 26FR\r\n"
    b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=xx\r\n\r\n"
    b"--xx\r\nContent-Type: text/plain\r\n\r\nBonjour\r\n"
    b"--xx\r\nContent-Type: application/pdf; name=f.pdf\r\n"
    b"Content-Disposition: attachment; filename=f.pdf\r\n"
    b"Content-Transfer-Encoding: base64\r\n\r\nSGVsbG8=\r\n--xx--\r\n"
)
ok(imap.append("Affaires/2026", "(\\Flagged suivi)", imaplib.Time2Internaldate(time.time()), raw))
assert ok(imap.select("Affaires/2026")) == [b"1"]
assert b"APPENDUID" not in b"".join(ok(imap.noop()))
_, (whole, _) = imap.fetch("1", "(FLAGS BODY[])")
assert whole[1] == raw, whole
_, (structure,) = imap.fetch("1", "(BODYSTRUCTURE ENVELOPE UID INTERNALDATE RFC822.SIZE)")
assert b'("text" "plain" ("charset" "us-ascii") NIL NIL "7bit" 7 0 NIL NIL NIL NIL)' in structure
assert b'("attachment" ("filename" "f.pdf"))' in structure, structure
assert b'((NIL NIL "a" "b.example"))' in structure, structure
assert imap.fetch("1", "(BODY[1])")[1][0][1] == b"Bonjour"
assert imap.fetch("1", "(BODY[2.MIME]<0.12>)")[1][0][1] == b"Content-Type"
assert imap.fetch("1", "(BODY.PEEK[HEADER.FIELDS (Subject To)])")[1][0][1] == (
    b"To: c@d.example\r\nSubject: MRN 26FR\r\n\r\n"
)
assert imap.fetch("1", "(BINARY[2])")[1][0][1] == b"Hello"
assert ok(imap.search(None, "SUBJECT", '"mrn 26"', "UNANSWERED", "SEEN")) == [b"1"]
assert ok(imap.search(None, "OR", "FROM", "nobody", "NOT", "TEXT", "bonjour")) == [b""]
assert ok(imap.search("UTF-8", "BODY", "bonjour", "SINCE", "1-Jan-2020")) == [b"1"]
assert ok(imap.uid("search", None, "KEYWORD", "suivi")) == [b"1"]
ok(imap.store("1", "-FLAGS", "suivi"))
assert ok(imap.search(None, "KEYWORD", "suivi")) == [b""]
ok(imap.copy("1", "INBOX"))
ok(imap.uid("MOVE", "1", "Trash"))
assert ok(imap.select("Trash")) == [b"1"]
ok(imap.store("1", "+FLAGS.SILENT", "\\Deleted"))
assert ok(imap.expunge()) == [b"1"]
assert b"MESSAGES 2" in ok(imap.status("INBOX", "(MESSAGES UIDNEXT UIDVALIDITY UNSEEN)"))[0]
ok(imap.unselect())
ok(imap.select("INBOX", readonly=True))
assert imap.store("1", "+FLAGS", "\\Seen")[0] == "NO"
ok(imap.close())
ok(imap.delete("Affaires/2026"))
assert imap.delete("INBOX")[0] == "NO"
imap.logout()
print("all is well")
