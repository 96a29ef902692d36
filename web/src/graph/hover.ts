// The name of the node under the pointer: on a plate in the colours of the page.
import type { NodeHoverDrawingFunction } from 'sigma/rendering'

export const drawHover: NodeHoverDrawingFunction = (context, data, settings) => {
  const style = getComputedStyle(document.documentElement)
  const paper = style.getPropertyValue('--paper')
  context.beginPath()
  context.arc(data.x, data.y, data.size + 2, 0, Math.PI * 2)
  context.strokeStyle = style.getPropertyValue('--ink')
  context.lineWidth = 2
  context.stroke()
  if (!data.label) return
  context.font = `600 ${settings.labelSize}px ${settings.labelFont}`
  const width = context.measureText(data.label).width
  const left = data.x + data.size + 6
  context.fillStyle = paper
  context.fillRect(left - 3, data.y - settings.labelSize * 0.8, width + 6, settings.labelSize * 1.6)
  context.fillStyle = style.getPropertyValue('--ink')
  context.fillText(data.label, left, data.y + settings.labelSize / 3)
}
