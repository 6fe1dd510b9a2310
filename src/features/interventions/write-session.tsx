import { useState } from "react";
import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { writeDay } from "../../domain/calendar.ts";
import type { Session } from "../../domain/intervention-session.ts";
import type { Intervention } from "../../domain/intervention.ts";
import { SessionForm } from "./session-form.tsx";
import { tellKept, tellStep } from "./tell-step.ts";
import type { Interventions } from "./use-interventions.ts";

/**
 * Writes a session down or changes one, against what stood there when the form opened: what comes in
 * meanwhile stays as it is. [IS1] [IS2] [ED1]
 */
export function WriteSession({
  of,
  before,
  pupils,
  interventions,
  onClose,
}: {
  of: Intervention;
  before: Session | undefined;
  pupils: AttainmentFacts["children"];
  interventions: Interventions;
  onClose: () => void;
}) {
  const [opened] = useState(interventions);
  const { today } = interventions;
  return (
    <SessionForm
      of={of}
      before={before}
      pupils={pupils}
      places={interventions.placesOf(of.id)}
      sessions={opened.sessionsOf(of.id)}
      today={today}
      onClose={onClose}
      onSave={async (said) => {
        const { on, there, away } = said;
        const refused = await tellKept(
          interventions.saveSession(of, said, opened.partOf),
          `${of.name}, ${writeDay(on, today)}: ${there.length} of ${there.length + away.length} there.`,
        );
        if (refused === undefined) onClose();
        return refused;
      }}
      onRemove={(session) => {
        onClose();
        void tellStep(
          interventions.removeSession(of, session),
          `The session of ${writeDay(session.on, today)} is no longer counted.`,
        );
      }}
    />
  );
}
