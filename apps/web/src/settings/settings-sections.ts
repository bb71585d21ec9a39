import {
  Bell,
  Database,
  type LucideIcon,
  MessagesSquare,
  Share2,
  ShieldCheck,
  SlidersHorizontal,
  SquareSlash,
  UserRound,
} from "lucide-react";
import type { Messages } from "../messages/messages.ts";

export type SettingsSection = {
  to: string;
  key: keyof Messages["settings"]["section"];
  icon: LucideIcon;
};

/** What stands in the settings' navigation, in this order: a new section is a line here and a route beside. */
export const settingsSections = [
  { to: "/settings", key: "profile", icon: UserRound },
  { to: "/settings/security", key: "security", icon: ShieldCheck },
  { to: "/settings/preferences", key: "preferences", icon: SlidersHorizontal },
  { to: "/settings/notifications", key: "notifications", icon: Bell },
  { to: "/settings/presets", key: "presets", icon: MessagesSquare },
  { to: "/settings/prompts", key: "prompts", icon: SquareSlash },
  { to: "/settings/shared", key: "shared", icon: Share2 },
  { to: "/settings/data", key: "data", icon: Database },
] as const satisfies readonly SettingsSection[];
