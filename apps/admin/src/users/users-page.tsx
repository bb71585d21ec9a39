import { RoomPage } from "../page/room-page.tsx";

export function UsersPage() {
  return <RoomPage room="users" />;
}
