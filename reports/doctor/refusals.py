"""Why who is asked does not answer, in words."""

import smtplib
import socket
import ssl

WORDS = {
    socket.gaierror: "ese nombre no existe",
    TimeoutError: "no contesta",
    ConnectionRefusedError: "nadie escucha en ese puerto",
    smtplib.SMTPAuthenticationError: "no acepta el usuario o la clave",
    smtplib.SMTPNotSupportedError: "no ofrece el cifrado o la clave que EMAIL_URL le pide",
    ssl.SSLError: "su certificado o su cifrado no sirven",
}
CERTIFICATES = {  # by the number of OpenSSL's X509_V_ERR_
    10: "ya venció",
    18: "nadie lo firmó más que él mismo",
    20: "lo firma una autoridad que aquí no se conoce",
    62: "es de otro nombre",
}


def why(error: Exception) -> str:
    """Say it; the name of an error that has no words here."""
    for kind, words in WORDS.items():
        if isinstance(error, kind):
            return words
    return type(error).__name__


def of_certificate(error: ssl.SSLCertVerificationError) -> str:
    """Say what is wrong with it; as OpenSSL does where there are no words here."""
    return CERTIFICATES.get(error.verify_code, error.verify_message)
