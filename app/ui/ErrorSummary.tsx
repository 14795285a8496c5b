/** What is wrong with a form, at its top and in focus, each line leading to its field. */
export function ErrorSummary({ title, errors }: { title: string; errors: { field: string; message: string }[] }) {
  return (
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus>
      <p>
        <strong>{title}</strong>
      </p>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={field}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
