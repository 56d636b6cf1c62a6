"""The addresses of the frame: monitors, identity, sign-in (letters: expectations.py)."""

FRAME = """\
accessibility
  GET            kkkkkkkkkkk
  POST           xxxxxxxxxxx
identity_css
  GET            kkkkkkkkkkk
  POST           xxxxxxxxxxx
invitation
  GET own        kkkkkkkkkkk
  GET missing    nnnnnnnnnnn
  POST own       wwwwwwwwwww
  POST missing   nnnnnnnnnnn
identity_logo
  GET            nnnnnnnnnnn
  POST           xxxxxxxxxxx
backed_up
  GET            kkkkkkkkkkk
  POST           xxxxxxxxxxx
live
  GET            kkkkkkkkkkk
  POST           xxxxxxxxxxx
login
  GET            kkmmmmmmmmm
  POST           wwmmmmmmmmm
logout
  GET            eexxxxxxxxx
  POST           eemmmmmmmmm
metrics
  GET            nnnnnnnnnnn
  POST           xxxxxxxxxxx
password_change
  GET            eekkkkkkkkk
  POST           eewwwwwwwww
password_change_done
  GET            eekkkkkkkkk
  POST           eexxxxxxxxx
ready
  GET            kkkkkkkkkkk
  POST           xxxxxxxxxxx
security_txt
  GET            nnnnnnnnnnn
  POST           xxxxxxxxxxx
"""
