"""The colours, fonts and table of the slides, as Office keeps them."""

from lxml import etree
from pptx.oxml.ns import nsdecls, qn

from reports.exports.slides import look

TABLE_STYLE = "{6F2D3B54-8A0C-4E57-9C1B-2D7E50A4C9E1}"  # any that no other style has


def theme_of(blob: bytes) -> bytes:
    """Return a theme with our colours and fonts."""
    theme = etree.fromstring(blob)
    theme.set("name", "PEI Seguimiento")
    colours = theme.find(f".//{qn('a:clrScheme')}")
    colours.set("name", "PEI Seguimiento")
    for place, (_, digits) in look.THEME.items():
        element = colours.find(qn(f"a:{place}"))
        for old in list(element):
            element.remove(old)
        etree.SubElement(element, qn("a:srgbClr"), val=digits.upper())
    fonts = theme.find(f".//{qn('a:fontScheme')}")
    fonts.set("name", look.FONT)
    for latin in fonts.iter(qn("a:latin")):
        latin.set("typeface", look.FONT)
        latin.set("panose", look.PANOSE)
    xml: bytes = etree.tostring(
        theme, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return xml


def table_styles() -> bytes:
    """Return a table with a blue heading and quiet lines, that new rows take too."""
    edge = f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{look.LINE.upper()}"/></a:solidFill></a:ln>'
    none = "<a:ln><a:noFill/></a:ln>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<a:tblStyleLst {nsdecls("a")} def="{TABLE_STYLE}">'
        f'<a:tblStyle styleId="{TABLE_STYLE}" styleName="PEI Seguimiento">'
        '<a:wholeTbl><a:tcTxStyle><a:fontRef idx="minor"/><a:schemeClr val="tx1"/>'
        f"</a:tcTxStyle><a:tcStyle><a:tcBdr><a:left>{none}</a:left>"
        f"<a:right>{none}</a:right><a:top>{edge}</a:top><a:bottom>{edge}</a:bottom>"
        f"<a:insideH>{edge}</a:insideH><a:insideV>{none}</a:insideV></a:tcBdr>"
        '<a:fill><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:fill>'
        "</a:tcStyle></a:wholeTbl>"
        '<a:lastRow><a:tcTxStyle b="on"/><a:tcStyle><a:tcBdr/><a:fill><a:solidFill>'
        '<a:schemeClr val="bg2"/></a:solidFill></a:fill></a:tcStyle></a:lastRow>'
        '<a:firstRow><a:tcTxStyle b="on"><a:fontRef idx="minor"/>'
        '<a:schemeClr val="bg1"/></a:tcTxStyle><a:tcStyle><a:tcBdr/><a:fill>'
        f'<a:solidFill><a:schemeClr val="{look.BLUE}"/></a:solidFill></a:fill>'
        "</a:tcStyle></a:firstRow></a:tblStyle></a:tblStyleLst>"
    ).encode()
