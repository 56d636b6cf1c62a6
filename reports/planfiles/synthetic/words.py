"""What the synthetic plan says: the vocabulary of a public entity, and its sentences."""

from itertools import product
from random import Random

PLAN = {
    "nombre": "Plan Estratégico Institucional sintético",
    "entidad": "Entidad de ejemplo",
    "lema": "Datos generados: no son de ninguna entidad",
    "mision": "Servir de ejemplo para probar el seguimiento de un plan de cualquier tamaño.",
    "vision": "Que nadie descubra en producción lo que se podía medir antes.",
    "version": "2",
}

TOPICS = (
    "la política de gobierno abierto",
    "el modelo de servicio a la ciudadanía",
    "la gestión documental y los archivos",
    "la estrategia de transformación digital",
    "el plan institucional de capacitación",
    "la memoria, la paz y la reconciliación",
    "la política de integridad y transparencia",
    "los canales de atención virtual y presencial",
    "el sistema de gestión de la calidad",
    "la infraestructura tecnológica de la entidad",
    "la ejecución presupuestal de los proyectos",
    "la simplificación de trámites",
    "la gestión del conocimiento y la innovación",
    "la seguridad y privacidad de la información",
    "la participación ciudadana en la gestión",
    "el bienestar y la salud de los servidores",
    "la cooperación y las relaciones internacionales",
    "la compra pública sostenible",
    "la defensa jurídica de la entidad",
    "el plan institucional de gestión ambiental",
)
AIMS = ("Consolidar", "Fortalecer", "Modernizar", "Posicionar", "Ampliar", "Articular")
ENDS = (
    "para generar valor público y confianza en la ciudadanía",
    "con enfoque territorial, poblacional y de género",
    "mediante el uso de datos y la innovación pública",
    "para mejorar la calidad de vida de la población",
)
UNITS = ("Dirección", "Subdirección", "Oficina", "Oficina Asesora", "Grupo")
AREAS = (
    "Planeación",
    "Servicio a la Ciudadanía",
    "Talento Humano",
    "Archivo",
    "Tecnologías de la Información",
    "Contratación",
    "Gestión Financiera",
    "Comunicaciones",
    "Control Disciplinario",
    "Relaciones Internacionales",
    "Calidad",
    "Paz y Reconciliación",
)
POPULATIONS = (
    "en las veinte localidades",
    "con las entidades del sector",
    "en los puntos de atención",
    "para las personas mayores",
    "para las víctimas del conflicto",
    "con los servidores públicos",
    "en la ruralidad",
    "para la juventud",
    "con las alcaldías locales",
    "en los canales virtuales",
)
CAUSES_BEHIND = (
    "los contratos se suscribieron más tarde de lo previsto",
    "la demanda de la ciudadanía fue menor que la proyectada",
    "hubo cambios en el equipo a cargo",
    "el proveedor entregó después del plazo",
)
CAUSES_OVER = (
    "se sumaron entidades que no estaban previstas",
    "la demanda de la ciudadanía superó la proyección",
    "se adelantaron actividades del período siguiente",
)
NARRATIVES = (
    "Se adelantaron las actividades programadas y se dejaron las actas de cada una.",
    "Se realizaron mesas de trabajo con las dependencias y se ajustó el cronograma.",
    "Se entregaron los productos del período y se atendieron las observaciones.",
    "Se hizo seguimiento a los compromisos y se publicaron los resultados.",
)
DELAYS = "Se reprogramaron las actividades pendientes con la dependencia."
NOTE = "Las cifras de {year} incluyen las actividades reprogramadas por el comité."
CHANGE = "Se ajustó la programación de {year} según la revisión del comité."
REASON = "La revisión anual del plan mostró actividades que dependen de terceros."


def statements(count: int) -> list[str]:
    """Return an enunciate for each objective, all different while there are words."""
    texts = [
        f"{aim} {topic}, {end}." for end, aim, topic in product(ENDS, AIMS, TOPICS)
    ]
    # Neighbours differ in everything: steps of a prime walk the whole list.
    return [
        texts[place * 67 % len(texts)]
        + (f" Fase {place // len(texts) + 1}." if place >= len(texts) else "")
        for place in range(count)
    ]


def departments(count: int) -> list[str]:
    """Return a name for each department."""
    names = [f"{unit} de {area}" for unit, area in product(UNITS, AREAS)]
    return [names[place % len(names)] for place in range(count)]


def indicator(random: Random, opening: str) -> str:
    """Return the name of an indicator that begins so."""
    return f"{opening} {random.choice(TOPICS)} {random.choice(POPULATIONS)}."


def cause(random: Random, difference: int) -> str:
    """Say why an indicator is behind (a difference below 0) or over."""
    return random.choice(CAUSES_BEHIND if difference < 0 else CAUSES_OVER)
