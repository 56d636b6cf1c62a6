"""Pictures are drawn anew: what a file carries besides its dots stays behind.

Metadata (the place where a photograph was taken), a second file after the picture and
what only damages a viewer are not copied.
"""

from io import BytesIO

from django.core.exceptions import ValidationError
from PIL import ImageFile, ImageOps
from PIL.Image import Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

MAX_DOTS = 25_000_000
QUALITY = 88  # of JPEG: the difference is not seen in a scanned page
# Opened by kind and not by Image.open, which would try every format that it knows.
_OPENERS = {"PNG": PngImageFile, "JPEG": JpegImageFile}
_KEPT_MODES = {"1", "L", "LA", "RGB", "RGBA"}


def redraw(content: bytes, form: str) -> bytes:
    """Return the picture drawn anew as PNG or JPEG; ValidationError where it is none."""
    # WeasyPrint, once imported, has Pillow accept halves of pictures in all the process.
    # Our papers hold no pictures: nobody misses it.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        picture = _OPENERS[form](BytesIO(content))
        _refuse_large(picture)
        picture.load()
        return _drawn(picture, form)
    except ValidationError:
        raise
    except Exception as error:  # Pillow raises of every kind on broken files
        raise ValidationError("La imagen está dañada o incompleta.") from error


def _refuse_large(picture: Image) -> None:
    """Look at the size that the header declares, before any dot is unpacked."""
    if picture.width * picture.height > MAX_DOTS:
        raise ValidationError("La imagen pasa de 25 megapíxeles: redúzcala.")


def _drawn(picture: Image, form: str) -> bytes:
    upright = ImageOps.exif_transpose(picture)  # the turn is told in the metadata
    if form == "JPEG":
        mode = upright.mode if upright.mode in {"L", "RGB"} else "RGB"
    else:
        mode = upright.mode if upright.mode in _KEPT_MODES else "RGBA"
    clean = upright.convert(mode)
    clean.info = {}  # comments, profiles and resolution would be written again
    buffer = BytesIO()
    clean.save(buffer, form, quality=QUALITY)
    return buffer.getvalue()
