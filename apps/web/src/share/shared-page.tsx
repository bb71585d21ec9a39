import { getRouteApi } from "@tanstack/react-router";
import { RoomTexts } from "../language/room-texts.tsx";
import { SharedView } from "./shared-view.tsx";

const route = getRouteApi("/s/$token");

/** What somebody else's link shows, to anybody. */
export function SharedPage() {
  const { token } = route.useParams();

  return (
    <RoomTexts room="house">
      <meta name="robots" content="noindex, nofollow" />
      <RoomTexts room="share">
        <SharedView key={token} token={token} />
      </RoomTexts>
    </RoomTexts>
  );
}
