import { z } from "zod";
import { Id, Instant, text } from "../primitives.ts";
import { Company, Name, Phone, User } from "../user/schemas.ts";

/** Lower-cased: addresses that differ in case only are one account. */
export const Email = text(254).trim().toLowerCase().pipe(z.email("is not an e-mail address"));

/** 8-128 characters, any script, no composition rules (NIST 800-63B); the common ones are refused by the service. */
export const NewPassword = z
  .string()
  .min(8, "at least 8 characters")
  .max(128, "at most 128 characters")
  .refine((value) => value.isWellFormed(), "is not valid Unicode text");

/** Refused before hashing when oversized. */
const Password = z.string().min(1, "is empty").max(128, "at most 128 characters");

export const Register = z.object({
  email: Email,
  password: NewPassword,
  name: Name.optional(),
  phone: Phone.optional(),
  company: Company.optional(),
});
export type Register = z.infer<typeof Register>;

export const Login = z.object({ email: Email, password: Password });
export type Login = z.infer<typeof Login>;

/** What the service hands out; the router moves the refresh token into a cookie for browsers. */
export type IssuedSession = { accessToken: string; refreshToken: string; expiresIn: number; user: User };

export const SignedIn = z.object({
  accessToken: z.string(),
  /** Absent where it travels in an HttpOnly cookie. */
  refreshToken: z.string().optional(),
  /** Seconds until the access token expires. */
  expiresIn: z.number().int(),
  user: User,
});
export type SignedIn = z.infer<typeof SignedIn>;

export const RefreshToken = z.string().max(512);
export const Refresh = z.object({ refreshToken: RefreshToken.optional() });
export const Logout = z.object({ refreshToken: RefreshToken.optional() });
export type Logout = z.infer<typeof Logout>;

export const ChangePassword = z.object({ currentPassword: Password, newPassword: NewPassword });
export type ChangePassword = z.infer<typeof ChangePassword>;

export const RequestPasswordReset = z.object({ email: Email });
export type RequestPasswordReset = z.infer<typeof RequestPasswordReset>;

const MailedToken = z.string().min(1).max(128);
export const ResetPassword = z.object({ token: MailedToken, password: NewPassword });
export type ResetPassword = z.infer<typeof ResetPassword>;

export const VerifyEmail = z.object({ token: MailedToken });
export type VerifyEmail = z.infer<typeof VerifyEmail>;

export const Session = z.object({
  id: Id,
  isCurrent: z.boolean(),
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: Instant,
  lastUsedAt: Instant,
  expiresAt: Instant,
});
export type Session = z.infer<typeof Session>;

export const EndSession = z.object({ sessionId: Id });
export type EndSession = z.infer<typeof EndSession>;

export const RenewSocket = z.object({ accessToken: z.string().max(4096) });
export type RenewSocket = z.infer<typeof RenewSocket>;
