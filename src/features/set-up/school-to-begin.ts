/** A school as its first administrator describes it. */
export type SchoolToBegin = {
  code: string;
  school: {
    name: string;
    yearGroups: readonly number[];
    classes: readonly { name: string; yearGroups: readonly number[] }[];
  };
  administrator: { name: string; email: string; password: string };
};

/** The fields of the set-up form that a sentence can stand at. */
export type SetUpField = "code" | "school.name" | "administrator.name" | "email" | "password";

/** What is not filled in yet, field by field, before the server is asked. Empty when it can be sent. */
export function wrongWithSchool({
  code,
  school,
  administrator,
}: SchoolToBegin): ReadonlyMap<SetUpField, string> {
  const wrong = new Map<SetUpField, string>();
  if (code === "") wrong.set("code", "Copy the set-up code from the server’s console.");
  if (school.name === "") wrong.set("school.name", "Type the name of the school.");
  if (administrator.name === "")
    wrong.set("administrator.name", "Type your name as colleagues see it.");
  if (!/^[^\s@]+@[^\s@]+$/.test(administrator.email))
    wrong.set("email", "Type your e-mail address, such as office@school.example.");
  if (administrator.password.length < 10)
    wrong.set("password", "Choose a password of at least 10 characters.");
  return wrong;
}
