import { Segments } from "../ui/segments.tsx";

/** "Grid | List" in the bar of both screens: the same class and subject, seen the other way. */
export function ClassViews({
  classId,
  subject,
  here,
}: {
  classId: string;
  subject: string;
  here: "grid" | "list";
}) {
  const rest = subject === "" ? "" : `/${subject}`;
  return (
    <Segments
      label="View"
      chosen={here}
      segments={[
        { id: "grid", label: "Grid", href: `/class/${classId}${rest}` },
        { id: "list", label: "List", href: `/class/${classId}/list${rest}` },
      ]}
    />
  );
}
