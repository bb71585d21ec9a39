import { expect, test } from "vitest";
import { checkFields, refusedFields } from "./form-check.ts";

test("what is missing or malformed is told before the server is asked", () => {
  expect(checkFields({ email: "", newPassword: "short" })).toEqual({
    email: "required",
    newPassword: "newPassword",
  });
  expect(checkFields({ email: "not an address", newPassword: "long enough" })).toEqual({ email: "email" });
  expect(checkFields({ email: "a@b.cn", newPassword: "密码密码密码密码" })).toEqual({});
});

test("an oversized password is refused before it travels", () => {
  expect(checkFields({ newPassword: "x".repeat(129) })).toEqual({ newPassword: "newPassword" });
});

test("optional fields may stay empty, and are checked when they are not", () => {
  expect(checkFields({ phone: "", company: "" })).toEqual({});
  expect(checkFields({ phone: "call me" })).toEqual({ phone: "phone" });
});

test("fields that the server refuses are marked under their name on the page", () => {
  expect(refusedFields(["password", "email", "unknown"], { password: "newPassword" })).toEqual({
    newPassword: "newPassword",
    email: "email",
  });
});
