import { RoomPage } from "../page/room-page.tsx";

export function MailPage() {
  return <RoomPage room="mail" />;
}
