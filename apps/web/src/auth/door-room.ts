/** The pages of those who are not signed in, fetched together. */
export { DoorLayout } from "./door-layout.tsx";
export { ForgotPasswordPage } from "./forgot-password-page.tsx";
export { RegisterPage } from "./register-page.tsx";
export { ResetPasswordPage } from "./reset-password-page.tsx";
export { SignInPage } from "./sign-in-page.tsx";
export { VerifyEmailPage } from "./verify-email-page.tsx";
