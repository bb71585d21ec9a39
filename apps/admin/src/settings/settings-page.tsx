import { RoomPage } from "../page/room-page.tsx";

export function SettingsPage() {
  return <RoomPage room="settings" />;
}
