import { chartNumber, type ChartRows } from "./ChartFrame";

/** The numbers of a picture, row by row. */
export function ChartTable({ title, head, rows }: ChartRows & { title: string }) {
  return (
    <div className="table-scroll" role="region" aria-label={title} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {head.map((name, index) => (
              <th key={index} scope="col" className={index > 0 ? "number" : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, numbers }, index) => (
            <tr key={index}>
              <th scope="row">{name}</th>
              {numbers.map((value, column) => (
                <td key={column} className="number">
                  {chartNumber(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
