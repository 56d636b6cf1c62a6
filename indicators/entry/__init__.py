"""The screens on which departments enter their month and others move it on."""
