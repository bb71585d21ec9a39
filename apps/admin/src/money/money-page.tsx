import { RoomPage } from "../page/room-page.tsx";

export function MoneyPage() {
  return <RoomPage room="money" />;
}
