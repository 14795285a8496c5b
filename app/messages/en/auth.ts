/** Signing in, invitations and accounts of staff. */
export const auth = {
  role: {
    moderator: "Moderation",
    compiler: "Compiling",
    clerk: "Intake",
    administrator: "Administration",
  },
  roleHint: {
    moderator: "Reads incoming comments and decides what is published",
    compiler: "Groups comments, exports them and delivers them to Ban Tuyên giáo",
    clerk: "Enters letters, e-mails and lists from meetings into the register",
    administrator: "Can do everything, and manages accounts",
  },
  field: {
    email: "Email",
    name: "Full name",
    nameHint: "Colleagues see this name beside every decision. The public does not.",
    password: "Password",
    newPassword: "New password",
    passwordHint: "At least 12 characters. A long sentence that is easy to remember is best.",
    currentPassword: "Current password",
    roles: "Entrusted with",
  },
  error: {
    email: "Please enter an email address, for example hoa@laichau.gov.vn.",
    emailTaken: "This address already has an account. Please use another one, or sign in.",
    name: "Please enter your full name, in no more than 120 characters.",
    passwordShort: "The password needs at least 12 characters.",
    passwordLong: "The password can have at most 200 characters.",
    passwordWrong: "The current password is not correct.",
    roles: "Please choose at least one task.",
  },
  errorTitle: "Please check the following",
  throttled:
    "Too many attempts. Please wait {minutes, plural, one {# minute} other {# minutes}}, then try again.",
  signIn: {
    title: "Staff sign-in",
    submit: "Sign in",
    wrong: "The email or the password is not correct.",
    help: "No account yet, or forgotten your password? Please ask the portal’s administrator to send you an invitation.",
    signedOut: "You have signed out.",
  },
  invitation: {
    title: "Create a staff account",
    intro: "You have been invited to work on Cổng góp ý: {roles}. The invitation can be used until {until}.",
    submit: "Create the account and sign in",
    invalid: "This invitation can no longer be used",
    invalidHelp:
      "An invitation can be used once, within 24 hours. Please ask the administrator to send a new one.",
  },
};
