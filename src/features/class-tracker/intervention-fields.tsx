import { type Intervention, type Wave, WAVES } from "../../domain/intervention.ts";
import { formText } from "../../ui/form-text.ts";

const MEANT: Readonly<Record<Wave, string>> = {
  1: "Wave 1: within good teaching for all",
  2: "Wave 2: a small group for a time",
  3: "Wave 3: for one child",
};

/** What is said of an intervention besides its subject. [IV1] */
export type InterventionSaid = Pick<Intervention, "name" | "wave" | "leads" | "from" | "to">;

/** The name, the wave and who leads. */
export function InterventionFields({ id, of }: { id: string; of?: InterventionSaid }) {
  return (
    <>
      <label htmlFor={`${id}name`}>What it is called</label>
      <input
        id={`${id}name`}
        name="name"
        maxLength={80}
        autoComplete="off"
        defaultValue={of?.name}
      />
      <label htmlFor={`${id}wave`}>Wave</label>
      <select id={`${id}wave`} name="wave" defaultValue={String(of?.wave ?? 2)}>
        {WAVES.map((wave) => (
          <option key={wave} value={wave}>
            {MEANT[wave]}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}leads`}>Who leads it, if known</label>
      <input
        id={`${id}leads`}
        name="leads"
        maxLength={120}
        autoComplete="off"
        defaultValue={of?.leads ?? ""}
      />
    </>
  );
}

/** What was written, or the sentence why it cannot stand. */
export function readIntervention(
  data: FormData,
  today: string,
): InterventionSaid | { wrong: string } {
  const name = formText(data, "name").trim();
  const leads = formText(data, "leads").trim() || null;
  const from = formText(data, "from") || today;
  const to = formText(data, "to") || null;
  if (name === "") return { wrong: "Give it a name: what is done, not who it is for." };
  if (to !== null && to < from) return { wrong: "It would end before it begins." };
  const wave = WAVES.find((one) => String(one) === formText(data, "wave")) ?? 2;
  return { name, wave, leads, from, to };
}
