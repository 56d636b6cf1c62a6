"""A justification and a reason to reopen are more than spaces."""

import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("indicators", "0008_proposed_edits_history"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="measurement",
            name="indicators_measurement_official_is_justified",
        ),
        migrations.RemoveConstraint(
            model_name="reopening",
            name="indicators_reopening_has_reason",
        ),
        migrations.AddConstraint(
            model_name="measurement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("official__isnull", True),
                    models.Q(
                        django.db.models.lookups.Exact(
                            models.Func(
                                models.F("justification"),
                                models.Value(
                                    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
                                ),
                                function="LTRIM",
                                output_field=models.TextField(),
                            ),
                            "",
                        ),
                        _negated=True,
                    ),
                    _connector="OR",
                ),
                name="indicators_measurement_official_is_justified",
                violation_error_message="Un porcentaje oficial exige justificación.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reopening",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(
                        models.Func(
                            models.F("reason"),
                            models.Value(
                                "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
                            ),
                            function="LTRIM",
                            output_field=models.TextField(),
                        ),
                        "",
                    ),
                    _negated=True,
                ),
                name="indicators_reopening_has_reason",
                violation_error_message="Una reapertura exige motivo.",
            ),
        ),
    ]
