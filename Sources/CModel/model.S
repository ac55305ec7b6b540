// Written by demarche-train. The weights become read-only pages of the binary.
    .section .rodata
    .balign 64
    .global demarche_model_bytes
    .global demarche_model_bytes_end
demarche_model_bytes:
    .incbin "weights/attribution-ae66b507896fe9ae.model"
demarche_model_bytes_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
