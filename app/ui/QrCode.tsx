/** A QR code with its meaning in words; dark on light in every colour scheme, since cameras expect it so. */
export function QrCode({ code: { size, path }, label }: { code: { size: number; path: string }; label: string }) {
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
