import { useLocation } from "wouter";
import { BeginSchool } from "../features/set-up/begin-school.tsx";
import { opening } from "./front-door.tsx";
import { schoolOffice } from "./school-office.ts";

/** Setting up a school, then straight to its children. */
export function BeginPage() {
  const [, navigate] = useLocation();
  return (
    <BeginSchool
      backHref="/"
      begin={async (school) => {
        const answer = await opening(schoolOffice().setUp(school));
        if (answer.is === "done") navigate("/set-up/children", { replace: true });
        return answer;
      }}
    />
  );
}
