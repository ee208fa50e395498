"""Every Vietnamese sentence that is not legal text, one module for each part of the program.

Glossary (code → screen): commune/district/province → xã/huyện/tỉnh · producer → chủ thể ·
product → sản phẩm · idea → ý tưởng sản phẩm · basis → căn cứ pháp lý · officer → cán bộ ·
priority → nhóm ưu tiên · verdict → đánh giá của xã · draft/finished → nháp/hoàn thành ·
main product → sản phẩm chủ lực · backup → bản sao lưu · workspace → sổ làm việc.
"""
