import { meetingForm } from "../../domain/meeting-form.ts";
import type { MeetingSummary } from "../../domain/meeting-summary.ts";
import styles from "./meeting-summary.module.css";

/** The three tables of the meeting as they were locked. ISP handbook, Appendix 9. [MF1] */
export function SummaryForm({ summary }: { summary: MeetingSummary }) {
  const { about } = summary;
  return (
    <>
      {about.success !== "" && (
        <section className={styles.part}>
          <h2>A success</h2>
          <p className={styles.text}>{about.success}</p>
        </section>
      )}
      {meetingForm(summary).map(({ table, title, whom, said, rows }) => (
        <section key={table} className={styles.part}>
          <h2>{title}</h2>
          {rows.length === 0 ? (
            <p className={styles.quiet}>Nobody.</p>
          ) : (
            <div className={styles.scroll}>
              <table className={styles.table}>
                <thead>
                  <tr>
                    <th scope="col">{whom}</th>
                    <th scope="col">Evidence</th>
                    <th scope="col">{said}</th>
                    <th scope="col">Agreed action, who and by when</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={`${row.child} ${row.subject}`}>
                      <th scope="row">
                        {row.child}
                        {row.subject !== "" && <small>{row.subject}</small>}
                      </th>
                      <td>{row.evidence}</td>
                      <td>{row.said}</td>
                      <td>{row.agreed}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
      ))}
      {about.general !== "" && (
        <section className={styles.part}>
          <h2>Also said</h2>
          <p className={styles.text}>{about.general}</p>
        </section>
      )}
    </>
  );
}
