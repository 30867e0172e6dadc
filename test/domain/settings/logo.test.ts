import * as fs from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLogo } from '#app/domain/settings/logo.ts'
import { jpeg, jpegSegment, png, pngChunk } from './pictures.ts'

const script = '<script>alert(1)</script>'

describe('a logo', () => {
  it('is a PNG or a JPEG, by its bytes', () => {
    expect(readLogo(png({ width: 300, height: 120 }))).toMatchObject({ type: 'png', width: 300, height: 120 })
    expect(readLogo(jpeg())).toMatchObject({ type: 'jpeg', width: 40, height: 30 })
    expect(readLogo(fs.readFileSync('app/demo/pictures/val-d-ambre.png'))).toMatchObject({ type: 'png' })
  })

  it('is nothing that only says it is one', () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`
    const hostile = [
      Buffer.alloc(0),
      Buffer.from(svg),
      Buffer.from(`\ufeff<?xml version="1.0"?>${svg}`),
      Buffer.from('GIF89a'),
      Buffer.from('%PDF-1.7'),
      Buffer.from('RIFF0000WEBPVP8 '),
      Buffer.from([0x89, 0x50, 0x4e, 0x47]),
      png().subarray(0, -1),
      jpeg().subarray(0, -2),
    ]
    expect(hostile.map(readLogo)).toEqual(hostile.map(() => null))
  })

  it('is not followed by another file', () => {
    for (const after of [Buffer.from(script), Buffer.from('PK\x03\x04'), png()]) {
      expect(readLogo(png({ after }))).toBeNull()
      expect(readLogo(jpeg({ after }))).toBeNull()
    }
  })

  it('keeps what draws it, and nothing else it said', () => {
    const drawn = png()
    const wordy = png({
      extra: [
        pngChunk('tEXt', Buffer.from(`Comment\0${script}`)),
        pngChunk('eXIf', Buffer.from('place and author')),
        pngChunk('iCCP', Buffer.from('profile')),
        pngChunk('acTL', Buffer.alloc(8)),
      ],
    })
    expect(readLogo(wordy)?.content).toEqual(drawn)
    const exif = jpegSegment(0xe1, Buffer.from(`Exif\0\0 44.9N 4.8E ${script}`))
    const comment = jpegSegment(0xfe, Buffer.from(script))
    expect(readLogo(jpeg({ extra: [exif, comment] }))?.content).toEqual(jpeg())
  })

  it('has one header, whose sum is right', () => {
    const twice = png({ extra: [pngChunk('IHDR', Buffer.alloc(13))] })
    const broken = png()
    broken[20] = 99
    expect([readLogo(twice), readLogo(broken)]).toEqual([null, null])
  })

  it('never breaks the reader, whatever comes', () => {
    const start = fc.constantFrom(png(), jpeg(), Buffer.alloc(0))
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 200 }), fc.nat(150), (picture, bytes, at) => {
        const file = Buffer.concat([picture.subarray(0, at), bytes])
        const logo = readLogo(file)
        if (logo) expect(logo.content.length).toBeLessThanOrEqual(file.length)
      }),
      { numRuns: 500 },
    )
  })
})
