import { lazy, Suspense, useEffect } from "react";
import { Route, Switch } from "wouter";
import { Toasts } from "../ui/toasts.tsx";
import { Boundary } from "./boundary.tsx";
import { InternalLinks } from "./internal-links.tsx";
import { OpenSchool } from "./open-school.tsx";
import { followOtherTabs, useSession } from "./session.ts";
import { UpdateChip } from "./update-chip.tsx";

const FrontDoor = lazy(() =>
  import("./front-door.tsx").then((page) => ({ default: page.FrontDoor })),
);
const InvitationPage = lazy(() =>
  import("./link-pages.tsx").then((page) => ({ default: page.InvitationPage })),
);
const ResetPage = lazy(() =>
  import("./link-pages.tsx").then((page) => ({ default: page.ResetPage })),
);
const BeginPage = lazy(() =>
  import("./begin-page.tsx").then((page) => ({ default: page.BeginPage })),
);

/** Keepup: whoever has not signed out opens on their work, everyone else at the door. */
export function App() {
  const current = useSession((session) => session.current);
  useEffect(followOtherTabs, []);
  return (
    <InternalLinks>
      <Boundary>
        <Suspense fallback={null}>
          <Switch>
            <Route path="/invitation/:token">
              {({ token }) => <InvitationPage token={token} />}
            </Route>
            <Route path="/reset/:token">{({ token }) => <ResetPage token={token} />}</Route>
            <Route path="/begin">
              <BeginPage />
            </Route>
            <Route>
              {current === undefined ? (
                <FrontDoor />
              ) : (
                <OpenSchool key={`${current.school} ${current.user}`} person={current} />
              )}
            </Route>
          </Switch>
        </Suspense>
      </Boundary>
      <UpdateChip />
      <Toasts />
    </InternalLinks>
  );
}
