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
  GET            xxxxxxxxxxx
  POST           mmmmmmmmmmm
metrics
  GET            nnnnnnnnnnn
  POST           xxxxxxxxxxx
password_change
  GET            eekkkkkkkkk
  POST           eewwwwwwwww
password_change_done
  GET            eekkkkkkkkk
  POST           eexxxxxxxxx
account_logout
  GET            xxxxxxxxxxx
  POST           mmmmmmmmmmm
account_login
  GET            kkmmmmmmmmm
  POST           wwmmmmmmmmm
account
  GET            eekkkkkkkkk
  POST           eexxxxxxxxx
mfa_index
  GET            eekkkkkkkkk
  POST           eexxxxxxxxx
account_end_sessions
  GET            eexxxxxxxxx
  POST           eemmmmmmmmm
account_reauthenticate
  GET            eekkkkkkkkk
  POST           eemmmmmmmmm
account_confirm_by_provider
  GET            eeddddddddd
  POST           eeddddddddd
mfa_authenticate
  GET            eemmmmmmmmm
  POST           eemmmmmmmmm
mfa_reauthenticate
  GET            eeeeeeeeeee
  POST           eeeeeeeeeee
mfa_activate_totp
  GET            eeeeeeeeeee
  POST           eeeeeeeeeee
mfa_deactivate_totp
  GET            eennnnnnnnn
  POST           eennnnnnnnn
mfa_view_recovery_codes
  GET            eennnnnnnnn
  POST           eexxxxxxxxx
mfa_generate_recovery_codes
  GET            eeeeeeeeeee
  POST           eeeeeeeeeee
mfa_download_recovery_codes
  GET            eennnnnnnnn
  POST           eennnnnnnnn
openid_connect_login
  GET            xxxxxxxxxxx
  POST           nnnnnnnnnnn
openid_connect_callback
  GET            nnnnnnnnnnn
  POST           nnnnnnnnnnn
password_forgotten
  GET            kkkkkkkkkkk
  POST           mmmmmmmmmmm
password_forgotten_sent
  GET            kkkkkkkkkkk
  POST           kkkkkkkkkkk
password_reset_confirm
  GET            kkkkkkkkkkk
  POST           kkkkkkkkkkk
mfa_add_webauthn
  GET            eeeeeeeeeee
  POST           eeeeeeeeeee
mfa_remove_webauthn
  GET            eeeeeeeeeee
  POST           eeeeeeeeeee
mfa_reauthenticate_webauthn
  GET            eeeeeeeeeee
  POST           eeeeeeeeeee
password_reset_ready
  GET            kkkkkkkkkkk
  POST           kkkkkkkkkkk
ready
  GET            kkkkkkkkkkk
  POST           xxxxxxxxxxx
security_txt
  GET            nnnnnnnnnnn
  POST           xxxxxxxxxxx
"""
