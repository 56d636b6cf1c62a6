"""What the operating system refuses, in words."""

import errno

WORDS = {
    errno.EACCES: "no hay permiso",
    errno.EPERM: "no hay permiso",
    errno.ENOENT: "no existe ese archivo o carpeta",
    errno.EEXIST: "ya existe",
    errno.EISDIR: "es una carpeta",
    errno.ENOTDIR: "no es una carpeta",
    errno.ENOSPC: "no queda espacio en el disco",
    errno.EDQUOT: "se acabó el espacio permitido en el disco",
    errno.EROFS: "ese disco es de sólo lectura",
}


def refusal(error: OSError) -> str:
    """Say why; as the system does where there are no words here."""
    known = WORDS.get(error.errno or 0)
    return known or error.strerror or type(error).__name__
