"""What opens every account of the demonstration: a word, for who has no Django."""

PASSWORD = "demostracion-pei-2023"
