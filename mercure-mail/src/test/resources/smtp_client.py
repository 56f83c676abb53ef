# SPDX-License-Identifier: Apache-2.0
"""A message handed in, one from outside, both read back byte by byte."""
import imaplib
import smtplib
import sys

submission, incoming, imap_port = (int(port) for port in sys.argv[1:])
company = "transmer@mercure.example"
claire = "claire@mercure.example"
body = b"From: Claire <claire@mercure.example>\r\nSubject: essai\r\n\r\n.point\r\n..\r\nfin\r\n"

with smtplib.SMTP("127.0.0.1", submission) as smtp:
    smtp.ehlo()
    assert smtp.esmtp_features["auth"].strip() == "PLAIN", smtp.esmtp_features
    smtp.login("claire", "secret")
    assert smtp.sendmail(claire, [company, claire, "Claire@Mercure.Example"], body) == {}
    try:
        smtp.sendmail("other@mercure.example", [company], body)
        raise AssertionError("a sender that is not hers")
    except smtplib.SMTPSenderRefused as refused:
        assert refused.smtp_code == 553, refused

with smtplib.SMTP("127.0.0.1", incoming) as smtp:
    try:
        smtp.sendmail("a@b.example", [company], body)
        raise AssertionError("a From field of this house, from outside")
    except smtplib.SMTPDataError as refused:
        assert refused.smtp_code == 550, refused
    outside = body.replace(b"claire@mercure.example", b"claire@elsewhere.example")
    refused = smtp.sendmail("a@b.example", [company, "nobody@mercure.example"], outside)
    assert list(refused) == ["nobody@mercure.example"], refused

imap = imaplib.IMAP4("127.0.0.1", imap_port)
imap.login("claire", "secret")
for name, count in (("INBOX", 1), ('"Shared/transmer@mercure.example/INBOX"', 2)):
    assert imap.select(name)[1] == [str(count).encode()], name
    for number in range(1, count + 1):
        raw = imap.fetch(str(number), "(BODY.PEEK[])")[1][0][1]
        assert raw.startswith(b"Return-Path: <"), raw
        assert raw.endswith(b"\r\n" + (body if number == 1 else outside)), raw
imap.logout()
print("all is well")
