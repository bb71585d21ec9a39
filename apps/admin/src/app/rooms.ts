import {
  BookOpen,
  Coins,
  Cpu,
  Gauge,
  ListChecks,
  type LucideIcon,
  Mail,
  ScrollText,
  SlidersHorizontal,
  Users,
} from "lucide-react";

export type RoomName =
  | "overview"
  | "users"
  | "models"
  | "money"
  | "knowledge"
  | "jobs"
  | "settings"
  | "mail"
  | "audit";

export type Room = {
  name: RoomName;
  to: "/" | "/users" | "/models" | "/money" | "/knowledge" | "/jobs" | "/settings" | "/mail" | "/audit";
  icon: LucideIcon;
  /** Pressed after `g`, goes there. */
  letter: string;
};

/** Every room, as the sidebar, the palette and the keys know it. Its routes are in its folder, its name in `rooms.*`. */
export const rooms: readonly Room[] = [
  { name: "overview", to: "/", icon: Gauge, letter: "o" },
  { name: "users", to: "/users", icon: Users, letter: "u" },
  { name: "models", to: "/models", icon: Cpu, letter: "m" },
  { name: "money", to: "/money", icon: Coins, letter: "b" },
  { name: "knowledge", to: "/knowledge", icon: BookOpen, letter: "k" },
  { name: "jobs", to: "/jobs", icon: ListChecks, letter: "j" },
  { name: "settings", to: "/settings", icon: SlidersHorizontal, letter: "s" },
  { name: "mail", to: "/mail", icon: Mail, letter: "e" },
  { name: "audit", to: "/audit", icon: ScrollText, letter: "a" },
];
