"""Addresses of accounts."""

from django.urls import path

from peremena.accounts.views import account, sign_in, slip

app_name = "accounts"
urlpatterns = [
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("slip/", slip.slip, name="slip"),
    path("slip/password/", slip.password, name="slip_password"),
    path("account/", account.account, name="account"),
    path("account/end-sessions/", account.end_sessions, name="end_sessions"),
    path("password/", account.password, name="password"),
]
